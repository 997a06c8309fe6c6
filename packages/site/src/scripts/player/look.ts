/**
 * How our player looks: the page's own type and accent over the picture, the same in both schemes, as the picture is.
 * A sheet of its own, so that a page without a touched player never carries it. Targets are 44 px and more.
 */
const LOOK = `
media-controller {
  display: block;
  width: 100%;
  height: 100%;
  --media-primary-color: #fff;
  --media-secondary-color: transparent;
  --media-control-background: transparent;
  --media-control-hover-background: rgb(255 255 255 / 0.16);
  --media-control-height: 28px;
  --media-control-padding: 8px;
  --media-font-family: var(--sans);
  --media-font-size: 14px;
  --media-text-content-height: 28px;
  --media-range-bar-color: #ff7a5c;
  --media-range-thumb-background: #fff;
  --media-range-track-height: 4px;
  --media-range-track-background: rgb(255 255 255 / 0.28);
  --media-time-range-buffered-color: rgb(255 255 255 / 0.3);
  --media-preview-time-background: rgb(12 11 11 / 0.88);
  --media-preview-chapter-background: rgb(12 11 11 / 0.88);
  --media-tooltip-background: rgb(12 11 11 / 0.92);
  --media-menu-background: rgb(20 18 17 / 0.96);
  --media-menu-border-radius: 6px;
  --media-menu-item-hover-background: rgb(255 255 255 / 0.14);
  --media-focus-box-shadow: inset 0 0 0 2px #fff;
  --media-loading-indicator-icon-height: 72px;
}
media-controller video {
  width: 100%;
  height: 100%;
  object-fit: contain;
}
media-control-bar { width: 100%; }
media-control-bar.seek {
  padding: 2.5rem 0.5rem 0;
  background: linear-gradient(transparent, rgb(0 0 0 / 0.62));
}
media-control-bar.seek media-time-range { width: 100%; height: 24px; padding: 0 6px; }
media-control-bar.keys { align-items: center; padding: 0 0.25rem 0.25rem; background: rgb(0 0 0 / 0.62); }
media-time-display { padding-inline: 8px; font-variant-numeric: tabular-nums; white-space: nowrap; }
.chapter {
  flex: 1;
  min-width: 0;
  overflow: hidden;
  padding-inline: 0.5rem;
  color: #fff;
  font: 14px/28px var(--sans);
  text-overflow: ellipsis;
  white-space: nowrap;
  opacity: 0.85;
}
media-controller:not([breakpointmd]) .chapter { visibility: hidden; }
media-controller:not([breakpointmd]) :is(media-playback-rate-button, media-pip-button) { display: none; }
media-controller:not([breakpointsm]) media-seek-backward-button { display: none; }
/* Captions stand clear of the controls while these are there. */
media-controller:not([userinactive]) video::-webkit-media-text-track-container,
media-controller[mediapaused] video::-webkit-media-text-track-container { transform: translateY(-4.5rem); }
`

export function dressPlayer(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(LOOK)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
