/**
 * The rule {@code seen-recently}: tells once when a labelled client is back online, then has the label taken off.
 *
 * <p>One state per server, org, client and label:
 *
 * <pre>
 *   (nothing) ─▶ Armed ──seen──▶ Firing ──told──▶ Settling ──off──▶ Done
 *                 │  ▲  ▲                          │  │  ▲           │
 *          removed│  │  └──────── kept ────────────┘  │  └─ set, or on again
 *                 ▼  │set         kept, and seen since: Firing
 *               Disarmed ──on again──▶ Settling
 * </pre>
 *
 * <p>All times that are compared are the server's; Belfry's own clock is for pauses only.
 */
@NullMarked
package dev.belfry.rules.standard.seenrecently;

import org.jspecify.annotations.NullMarked;
