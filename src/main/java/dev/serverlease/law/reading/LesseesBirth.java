package dev.serverlease.law.reading;

import dev.serverlease.law.facts.LesseeFacts;
import dev.serverlease.law.facts.LesseeFacts.IdType;
import dev.serverlease.law.number.ForeignPrCard;
import dev.serverlease.law.number.ResidentId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When an individual was born: as the number of the document holds it, else as stated. A number that fails
 * {@code party.number-format} tells nothing, but a wrong check digit spoils the number and not the date.
 *
 * @param inNumber the date in the number; null if that number holds none, or fails
 * @param numberFails whether the document's number should hold the date and fails, its check digit apart
 * @param date null if it is not known
 */
public record LesseesBirth(
        @Nullable LocalDate inNumber,
        boolean numberFails,
        @Nullable LocalDate date) {

    /** @param today a date after it is none */
    public static LesseesBirth of(LesseeFacts lessee, LocalDate today) {
        if (isHeldByNumber(lessee)) {
            LocalDate born = ResidentId.birthDate(lessee.idNo(), today).orElse(null);
            return new LesseesBirth(born, born == null, born);
        }
        LocalDate stated = lessee.birthDate();
        return new LesseesBirth(null, false, stated == null || stated.isAfter(today) ? null : stated);
    }

    private static boolean isHeldByNumber(LesseeFacts lessee) {
        return lessee.idType() == IdType.RESIDENT_ID
                || lessee.idType() == IdType.HMT_RESIDENCE_PERMIT
                || (lessee.idType() == IdType.FOREIGN_PR_CARD && !ForeignPrCard.isOldForm(lessee.idNo()));
    }

    /**
     * The full years from a birth to a day. Who was born on 29 February has the birthday in a common year on 28
     * February: Civil Code, article 202.
     */
    public static long yearsOn(LocalDate today, LocalDate born) {
        long years = (long) today.getYear() - born.getYear();
        return born.plusYears(years).isAfter(today) ? years - 1 : years;
    }

    /** Whether it is that birthday. */
    public static boolean isBirthday(LocalDate today, LocalDate born, long years) {
        return born.plusYears(years).equals(today);
    }

    /** Whether it is arguable that this age is reached: on the birthday, and after a missing 29 February. */
    public static boolean isArguable(LocalDate today, LocalDate born, long years) {
        LocalDate birthday = born.plusYears(years);
        return birthday.equals(today)
                || (birthday.getDayOfMonth() != born.getDayOfMonth()
                        && birthday.plusDays(1).equals(today));
    }
}
