"""The review pages: server-rendered HTML that works without JavaScript.

`router` answers the pages; it needs `app.state.resources`, a `pipeline.Resources` with a database.
`static_files()` serves their styles and scripts, below /static.
"""

from service.web.routes import router
from service.web.static import static_files

__all__ = ["router", "static_files"]
