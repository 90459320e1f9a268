/**
 * What the tests share: one PostgreSQL a fork, a clock that is set, and the life of a lease in words
 * ({@link dev.serverlease.testing.LeaseDriver}).
 *
 * <ul>
 *   <li>driven: brought to a state step by step over HTTP, as people do it;
 *   <li>copied: made from the rows of a lease that was driven to the same state
 *       ({@link dev.serverlease.testing.LeaseCopies});
 *   <li>place, way: a state that tests begin in, and the steps that lead there;
 *   <li>by day, at night: in the short run, in the nightly one;
 *   <li>take turns: by day each asks a part, and all parts are asked;
 *   <li>draw: to take random values, from a seed that a failure names ({@link dev.serverlease.testing.Draws});
 *   <li>Agreement: what the product itself reports where engine and tables say different things of a lease.
 * </ul>
 */
package dev.serverlease.testing;
