package dev.serverlease.portfolio;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * The figures of a day.
 *
 * @param computedAt when they were counted, the last time in that day
 * @param figures by the name of their section
 */
public record PortfolioDay(LocalDate day, OffsetDateTime computedAt, JsonNode figures) {}
