// What the pages do without asking the server to draw them again.
import "./player.js";
import "./turning.js";
import "./suggesting.js";
import "./reviewing.js";
import "./keeping.js";
import "./copying.js";
import "./streamlit.js";
import "./skipping.js";
