"""述法: drafts a unit's yearly legal-government report from the facts that a clerk pastes."""
