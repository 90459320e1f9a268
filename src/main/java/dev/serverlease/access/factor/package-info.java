/**
 * The second factor of those who seal: one-time codes (RFC 6238) from an app on the officer's own telephone, enrolled
 * on a page of ours, asked for at each sealing where the settings say so.
 */
@NullMarked
package dev.serverlease.access.factor;

import org.jspecify.annotations.NullMarked;
