/**
 * Civil Code (中华人民共和国民法典), on persons, contracts, leases and torts.
 *
 * <p>Edition: 2020-05-28, in force 2021-01-01. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.civilcode;

import org.jspecify.annotations.NullMarked;
