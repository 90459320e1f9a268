/**
 * Duties that bind while a lease runs, of several acts: reports of network-security incidents (国家网络安全事件报告管理办法), audits
 * (个人信息保护合规审计管理办法), network identity (国家网络身份认证公共服务管理办法), export of data (个人信息出境标准合同办法 and others), tax and foreign
 * exchange (企业所得税法, 增值税法, 外汇管理条例), and the home page of a shop (电子商务法).
 *
 * <p>Edition: those that each rule cites. Read on 2026-11-25.
 */
@NullMarked
package dev.serverlease.law.rules.duty;

import org.jspecify.annotations.NullMarked;
