package dev.serverlease.law.facts;

public enum Answer {
    YES,
    NO,
    UNKNOWN
}
