/**
 * 报表 Reports: the month for managers, the lists for regulators and officers, and the register of processing of personal
 * data. Each says its day and what it covers, and compares itself with the lists and with the portfolio.
 */
@NullMarked
package dev.serverlease.report;

import org.jspecify.annotations.NullMarked;
