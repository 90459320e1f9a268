package dev.serverlease.stage.legalreview;

import java.time.Instant;

/** 人工复查 as requested. */
public record HumanLook(String leaseNumber, String ground, String askedBy, Instant askedAt) {}
