"""The review pages: server-rendered HTML that works without JavaScript.

`router` answers the pages, `data_router` the facts as data; both need `app.state.resources`, a
`pipeline.Resources` with a database.
`static_files()` serves their styles and scripts, below /static.
"""

from service.web.exports import data_router
from service.web.routes import router
from service.web.static import static_files

__all__ = ["data_router", "router", "static_files"]
