package dev.serverlease.approval;

import java.util.List;

/**
 * What the first officer decided on a lease in its present round: the second officer reads, approves or returns it.
 *
 * @param assessments how each finding that needed a decision was decided
 * @param conditions of the approval, both those that settle a finding and additional ones
 * @param specialTerms what the approval adds to the contract
 */
public record FirstReview(
        Decision decision, List<Assessment> assessments, List<Condition> conditions, List<SpecialTerm> specialTerms) {}
