package dev.serverlease.approval;

import dev.serverlease.law.RuleId;

/** How an officer decided on one finding (逐项认定). */
public record Assessment(RuleId rule, Conclusion conclusion, String ground) {}
