package dev.serverlease.law.reading;

import dev.serverlease.law.facts.LeaseFacts;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Codes of countries (ISO 3166-1) and of money (ISO 4217) that are assigned today. Money is what one of these countries
 * pays with: withdrawn codes, metals and accounting units are none in which rent is paid.
 */
public final class Standards {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final Set<String> CURRENCIES = Stream.of(Locale.getISOCountries())
            .map(country -> Currency.getInstance(new Locale("", country)))
            .filter(Objects::nonNull)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Standards() {}

    public static boolean isCountry(@Nullable String code) {
        return COUNTRIES.contains(normal(code));
    }

    public static boolean isCurrency(@Nullable String code) {
        return CURRENCIES.contains(normal(code));
    }

    /** A code as the standards write it; empty if there is none. */
    public static String normal(@Nullable String code) {
        return LeaseFacts.given(code) && code != null ? code.strip().toUpperCase(Locale.ROOT) : "";
    }
}
