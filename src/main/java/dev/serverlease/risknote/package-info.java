/** 风险提示书: the legal assessment before leasing, for the lessee (SECOND-EDITION part 5, STATUTES S5.4). */
@NullMarked
package dev.serverlease.risknote;

import org.jspecify.annotations.NullMarked;
