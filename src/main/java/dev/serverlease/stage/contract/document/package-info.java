/** The contract on paper: what the parties sign, printed and as data. */
@NullMarked
@Offers({ClauseTexts.class, ContractData.class, ContractDocument.class})
package dev.serverlease.stage.contract.document;

import dev.serverlease.stage.Offers;
import org.jspecify.annotations.NullMarked;
