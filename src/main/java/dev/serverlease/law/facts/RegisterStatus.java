package dev.serverlease.law.facts;

/** What a public register says of a number; UNKNOWN also means that nobody has looked yet. */
public enum RegisterStatus {
    VALID,
    NOT_VALID,
    UNKNOWN
}
