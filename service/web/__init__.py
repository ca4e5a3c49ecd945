"""The review pages: server-rendered HTML that works without JavaScript.

`router` answers the pages, `data_router` the facts as data; both need `app.state.resources`, a
`pipeline.Resources` with a database, and `app.state.readings`, which `open_readings()` opens.
`static_files()` serves their styles and scripts, below /static; `problem_page` shows an error.
"""

from service.web.exports import data_router
from service.web.readings import open_readings
from service.web.routes import router
from service.web.site import problem_page
from service.web.static import static_files

__all__ = ["data_router", "open_readings", "problem_page", "router", "static_files"]
