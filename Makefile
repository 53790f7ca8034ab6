# Every path here is relative: GNU make splits names at blanks, and a checkout may lie under "nghị quyết/bản sao".
# Variables given to make or in the environment reach the program: NGHIQUYET_LIBRARY, PYTHON, Q.
.DEFAULT_GOAL := help
.PHONY: help install install-dev run ask test coverage lint format readme screenshots lock bench clean
MAKEFLAGS += --no-builtin-rules --no-print-directory

# The question goes to the command through the environment, as typed: quotes and $ are not read a second time.
override Q := $(value Q)
export Q

help:
	@echo "make run            cài nếu cần, nạp data/ và mở http://127.0.0.1:8501 / install if needed and open the app"
	@echo "make ask Q=\"…\"      hỏi từ dòng lệnh / ask from the terminal"
	@echo "make test           kiểm thử / run the tests"
	@echo "make coverage       kiểm thử và xem dòng nào chưa được chạy / run the tests and say what they do not reach"
	@echo "make lint           ruff, mypy, lint-imports"
	@echo "make format         sửa định dạng / reformat the code"
	@echo "make readme         chạy các lệnh trong README, docs/commands.md / run the commands that they show"
	@echo "make screenshots    chụp lại các trang của ứng dụng / take the pictures of the app again"
	@echo "make bench          đo chất lượng và tốc độ / measure quality and speed"
	@echo "make lock           cập nhật constraints.txt / renew constraints.txt"
	@echo "make clean          xóa .venv và tệp tạm, không xóa kho văn bản / remove .venv and caches, never the library"

install:
	@sh scripts/install.sh

install-dev:
	@sh scripts/install.sh dev

run: install
	@sh scripts/system.sh
	@.venv/bin/nghiquyet serve --ingest data/

ask: install
	@if [ -z "$$Q" ]; then echo 'make ask Q="Chỉ tiêu trồng mới Sâm Ngọc Linh là bao nhiêu?"' >&2; exit 2; fi
	@.venv/bin/nghiquyet ask -- "$$Q"

test: install-dev
	@sh scripts/system.sh dev
	.venv/bin/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(COVERAGE)

# Not on every run: to count lines takes as long again as what runs within the tests.
coverage: COVERAGE = --cov --cov-report=term:skip-covered
coverage: test

lint: install-dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

format: install-dev
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

readme: install-dev
	.venv/bin/python scripts/readme_commands.py README.md docs/commands.md

screenshots: install-dev
	@sh scripts/system.sh dev
	.venv/bin/python -m scripts.screenshots

# What torch asks for on Linux is left out by exclude-dependencies in pyproject.toml; the check finds a new name.
lock: install-dev
	.venv/bin/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --upgrade --quiet \
		--annotation-style line --custom-compile-command "make lock" --output-file constraints.txt
	@if grep -nE '^(nvidia-|cuda-|triton)' constraints.txt; then \
		echo "Thêm các gói trên vào exclude-dependencies / add these to exclude-dependencies in pyproject.toml" >&2; exit 1; fi

bench: install-dev
	.venv/bin/python -m bench

clean:
	rm -rf .venv build dist *.egg-info .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
