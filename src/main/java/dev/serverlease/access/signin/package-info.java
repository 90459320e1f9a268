/** Authentication: sign-in, sessions, wrong passwords. */
@NullMarked
package dev.serverlease.access.signin;

import org.jspecify.annotations.NullMarked;
