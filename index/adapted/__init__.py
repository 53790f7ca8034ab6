"""The encoder of the default model with what was learnt on top of it.

encoder.py           the one door: rows of token ids -> what the last layer makes of each token
weights.py           low-rank matrices merged into the weights of the model
openvino_states.py   the layers as a graph on OpenVINO
torch_states.py      the same on torch, where OpenVINO is not to be had
"""
