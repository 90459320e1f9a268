package dev.serverlease.stage.contract;

import java.time.Instant;

/**
 * A drafted contract.
 *
 * @param version counted from 1; a changed application leads to a new version
 * @param html the text that the parties sign
 * @param digest SHA-256 of that text
 */
public record Contract(int version, String html, String digest, String clauseLibrary, Instant draftedAt) {}
