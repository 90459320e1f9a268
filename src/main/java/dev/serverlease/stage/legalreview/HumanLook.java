package dev.serverlease.stage.legalreview;

import java.time.Instant;

/** 人工复查, as it was asked for. */
record HumanLook(String leaseNumber, String ground, String askedBy, Instant askedAt) {}
