package dev.serverlease.law.facts;

/** What a public register says about a number; UNKNOWN also means that nobody has looked it up yet. */
public enum RegisterStatus {
    VALID,
    NOT_VALID,
    UNKNOWN
}
