package dev.serverlease.config;

import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads periods in settings. */
@Component
@ConfigurationPropertiesBinding
class IsoPeriodConverter implements Converter<String, IsoPeriod> {

    @Override
    public IsoPeriod convert(String text) {
        return IsoPeriod.of(text);
    }
}
