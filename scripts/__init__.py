"""What is done with the checkout, not with a library: pictures and commands of the documentation, the app served."""
