/** The contract on paper: what the parties sign, printed and as data, and the code by which a paper is checked. */
@NullMarked
@Offers({ContractData.class, ContractDocument.class, PaperCode.class, PaperMarks.class})
package dev.serverlease.stage.contract.document;

import dev.serverlease.stage.Offers;
import org.jspecify.annotations.NullMarked;
