"""Batches: thousands of articles that survive whatever happens to the process.

`sources` reads articles from folders and files, `start` makes a batch of them, `worker` takes its
articles one after the other, `results` reads what came out, `hosted` lets a provider's batch API
answer. The table of articles is the truth (`service.store.turns`): a worker may die anywhere.
"""
