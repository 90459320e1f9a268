package dev.serverlease.approval;

import java.util.List;

/**
 * What the first officer decided on a lease in its present round: what a second officer reads, approves or returns.
 *
 * @param assessments how each finding that waited was decided
 * @param conditions of the approval, those that settle a finding and those beside
 */
public record FirstReview(Decision decision, List<Assessment> assessments, List<Condition> conditions) {}
