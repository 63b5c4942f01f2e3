/** Other collections' and programs' names for our keys, in lower case with underscores. */
const synonyms: Readonly<Record<string, string>> = {
  title: 'name|incident_title|incident_name|headline|subject',
  organization: 'organisation|company|org|company_name|service_provider',
  severity: 'sev|severity_level|incident_severity|impact_level|criticality',
  date: 'incident_date|date_of_incident|day',
  started:
    'start|start_time|start_date|start_at|starts_at|started_at|incident_start|incident_start_time|impact_start|impact_start_time|impact_started_at|began|began_at|occurred|occurred_at|outage_start|opened_at|beginning',
  detected: 'detect_time|detection_time|time_detected|detected_at|discovered|discovered_at|reported_at|identified_at|impact_detected_at',
  acknowledged: 'ack_time|acknowledged_at|acknowledge_time|time_acknowledged',
  mitigated: 'mitigated_at|mitigation_time|time_mitigated|impact_end|impact_end_time|impact_ended_at|restored_at|fixed_at',
  resolved:
    'end|end_time|end_date|ended|ended_at|resolved_at|resolution_time|time_resolved|incident_end|incident_end_time|closed_at|outage_end|resolvedwhen|resolved_when',
  duration: 'duration_minutes|duration_mins|duration_min|incident_duration|outage_duration|impact_duration|downtime|downtime_minutes|total_downtime',
  detected_by: 'detection_method|detection_source|detection|detected_via|discovered_by|reported_by|how_detected',
  services:
    'service|product|products|component|components|components_impacted|components_affected|affected|affected_components|impacted_components|affected_services|impacted_services|services_affected|services_impacted|affected_products|affected_systems|affectedsystems|systems_affected|systems',
  regions: 'region|affected_regions|impacted_regions|regions_affected|affected_locations|data_centers|datacenters',
  factors: 'factor|contributing_factors|cause_categories|root_cause_categories',
  tags: 'tag|categories|category|keywords|labels|topics',
  authors: 'author|owner|owners|written_by|postmortem_owner',
  timezone: 'time_zone|tz',
  aliases: 'incident_id|incident_number|uuid|incident_key',
  source: 'url|link|source_url|original_url|postmortem_url|reference_url|canonical_url',
}

const keys = new Map(Object.entries(synonyms).flatMap(([key, names]) => names.split('|').map(name => [name, key] as const)))

/** Our key for one of another collection, `startTime` and `start-time` as `start_time`; undefined for what nobody else calls that. */
export function findForeignKey(written: string): string | undefined {
  return (
    keys.get(written.toLowerCase()) ??
    keys.get(
      written
        .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '_')
        .replace(/[\s-]+/g, '_')
        .toLowerCase(),
    )
  )
}
