package dev.serverlease.law;

/** One statement in both languages of the product. */
public record Message(String zh, String en) {}
