"""The only door to the database: synchronous functions, one transaction each.

`database` opens it, `migrate` builds the tables, `records` keeps articles with what was extracted,
`answers` what the model wrote for it, `spending` what that took, `queue` lists the records along
what `terms` keeps of them, `decisions` appends what people decided, `accepting` keeps the facts
that hold because of it and `accepted` lists them, `modes` remembers what a model's server takes.
`batches` keeps batches and their articles, `turns` says which worker has which. An event loop calls
them through `asyncio.to_thread`.
"""
