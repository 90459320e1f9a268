/**
 * The code on each page of a paper of ours, and the page where whoever holds one asks what it is, {@code /v/{number}}:
 * of contracts, agreements, confirmations of hand-over and letters alike.
 */
@NullMarked
package dev.serverlease.papercheck;

import org.jspecify.annotations.NullMarked;
