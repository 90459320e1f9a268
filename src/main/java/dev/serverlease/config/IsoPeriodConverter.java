package dev.serverlease.config;

import dev.serverlease.start.WrongSetting;
import java.time.Period;
import java.time.format.DateTimeParseException;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads periods in settings; none of them may be nothing or negative. */
@Component
@ConfigurationPropertiesBinding
class IsoPeriodConverter implements Converter<String, IsoPeriod> {

    private static final IsoPeriod NOTHING = new IsoPeriod(Period.ZERO);

    @Override
    public IsoPeriod convert(String text) {
        try {
            var period = IsoPeriod.parse(text.strip());
            if (period.isLongerThan(NOTHING)) {
                return period;
            }
        } catch (DateTimeParseException unreadable) {
            // the same is to be said
        }
        throw new WrongSetting("须为大于零的时长，例如 P14D 或者 PT2H must be a period above zero, such as P14D or PT2H");
    }
}
