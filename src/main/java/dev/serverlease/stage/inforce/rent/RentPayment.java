package dev.serverlease.stage.inforce.rent;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A payment of overdue rent.
 *
 * @param reference the caller's own number, unique within the lease
 * @param payer LESSEE, or SUBLESSEE who pays instead (Civil Code art. 719)
 * @param openAfter what was still owed after it
 * @param surplus what was paid beyond what was owed; 0 if nothing was
 * @param effect SETTLED, PART, or TOO_LATE if the notice of termination was recorded as arrived before it
 */
public record RentPayment(
        String reference,
        BigDecimal amount,
        LocalDate paidOn,
        String payer,
        BigDecimal openAfter,
        BigDecimal surplus,
        String effect) {}
