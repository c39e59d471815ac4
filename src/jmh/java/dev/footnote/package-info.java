/**
 * Benches of the whole: what the front door, a run or its parts together cost. Benches of one package lie in a folder of its
 * name beside this one and see what is package-private there. Each method has its alternative beside it, so that a run gives
 * a ratio; times of one machine mean little.
 */
package dev.footnote;
