package dev.serverlease.start;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/**
 * Says at the start which of our settings this release does not know: a misspelt one has no effect, and nobody notices.
 * It is no reason to refuse: after a roll-back the settings of the later release are still there.
 */
@Component
class UnknownSettings implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownSettings.class);

    private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("server-lease");

    /** Read one by one, or only where something else is set, or by a command beside the product. */
    private static final Set<String> SINGLE = Set.of(
            "server-lease.public-url",
            "server-lease.demo.force",
            "server-lease.mail.from",
            "server-lease.mail.base-url",
            "server-lease.database.admin.username",
            "server-lease.database.admin.password");

    private final Set<ConfigurationPropertyName> known = new HashSet<>();

    /** Lists and maps: what is below them is theirs. */
    private final Set<ConfigurationPropertyName> open = new HashSet<>();

    private final Environment settings;

    UnknownSettings(ListableBeanFactory beans, Environment settings) {
        this.settings = settings;
        SINGLE.forEach(name -> known.add(ConfigurationPropertyName.of(name)));
        open.add(OURS.append("trusted-proxies"));
        for (var bean : beans.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
            var bound = beans.findAnnotationOnBean(bean, ConfigurationProperties.class);
            var type = beans.getType(bean);
            if (bound != null && type != null && type.isRecord()) {
                add(ConfigurationPropertyName.of(bound.value()), type);
            }
        }
    }

    private void add(ConfigurationPropertyName name, Class<?> type) {
        known.add(name);
        if (Map.class.isAssignableFrom(type) || Collection.class.isAssignableFrom(type)) {
            open.add(name);
        } else if (type.isRecord()) {
            for (var part : type.getRecordComponents()) {
                add(name.append(nameOf(part.getName(), type)), part.getType());
            }
        }
    }

    private static String nameOf(String part, Class<?> type) {
        var field = ReflectionUtils.findField(type, part);
        var name = field == null ? null : field.getAnnotation(Name.class);
        return name == null ? DataObjectPropertyName.toDashedForm(part) : name.value();
    }

    @Override
    public void afterSingletonsInstantiated() {
        var unknown = in(settings);
        if (!unknown.isEmpty()) {
            LOG.warn(
                    "本版本不认识下列设置，它们不起作用，请核对写法。 This release does not know these settings, which have no"
                            + " effect; check how they are written: {}",
                    String.join(", ", unknown));
        }
    }

    /** @return their names and where they stand, in order; no values */
    Set<String> in(Environment environment) {
        var unknown = new TreeSet<String>();
        for (var source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource listed) {
                listed.stream()
                        .filter(name -> OURS.isAncestorOf(name) && !isKnown(name))
                        .forEach(name -> unknown.add(withOrigin(name, listed)));
            }
        }
        return unknown;
    }

    /** A variable of the environment is written quite differently. */
    private static String withOrigin(ConfigurationPropertyName name, ConfigurationPropertySource source) {
        var origin = Origin.from(source.getConfigurationProperty(name));
        return origin == null ? name.toString() : name + " (" + origin + ")";
    }

    private boolean isKnown(ConfigurationPropertyName name) {
        return known.contains(name) || open.stream().anyMatch(each -> each.equals(name) || each.isAncestorOf(name));
    }
}
