/**
 * What activities and data may stand on a server abroad, sector by sector: Map Regulations (地图管理条例), Surveying Law
 * (测绘法), online publishing, games and audiovisual provisions, Payment Regulations (非银行支付机构监督管理条例), Credit Reporting
 * Regulations (征信业管理条例), banking notices, health, genetic resources (生物安全法、人类遗传资源管理条例), ride-hailing, training,
 * archives and accounting (档案法、会计法), domain names, electronic certification, minors, generative AI; and what an officer
 * is told of the law of each country. What no act names is not prohibited.
 *
 * <p>Edition: those of {@link dev.serverlease.law.Edition}. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.place;

import org.jspecify.annotations.NullMarked;
