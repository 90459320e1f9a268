/** Stages IN_FORCE and SUSPENDED: overdue rent, demanded, paid or ended by notice (Civil Code arts. 719, 722). */
@NullMarked
package dev.serverlease.rent;

import org.jspecify.annotations.NullMarked;
