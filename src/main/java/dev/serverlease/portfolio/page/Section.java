package dev.serverlease.portfolio.page;

import java.util.List;

/**
 * A section of the page.
 *
 * @param notes what its figures count, sentence by sentence
 */
public record Section(String id, String title, List<String> notes, List<Chart> charts, List<Table> tables) {}
