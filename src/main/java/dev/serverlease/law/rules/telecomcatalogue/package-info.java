/**
 * Catalogue of Telecommunications Services (电信业务分类目录).
 *
 * <p>Edition: 2015, in force 2016-03-01, adjusted 2019. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.telecomcatalogue;

import org.jspecify.annotations.NullMarked;
