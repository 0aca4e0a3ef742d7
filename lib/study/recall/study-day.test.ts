import { expect, test } from 'vitest';
import { dateOfDay, dayOf, momentAt, startOfDay, type ZoneAt } from './study-day';

/** A zone of the world, by its name. */
function zoneOf(timeZone: string): ZoneAt {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  return (ms) => {
    const name = format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  };
}

const dateAt = (iso: string, zone: string) => dateOfDay(dayOf(momentAt(Date.parse(iso), zoneOf(zone))));

test.each([
  ['2026-05-02T03:59:00+02:00', 'Europe/Berlin', '2026-05-01'],
  ['2026-05-02T04:00:00+02:00', 'Europe/Berlin', '2026-05-02'],
  ['2026-05-02T23:59:00+05:45', 'Asia/Kathmandu', '2026-05-02'],
  // Clocks jump from 2 to 3, and go back from 3 to 2.
  ['2026-03-29T03:59:00+02:00', 'Europe/Berlin', '2026-03-28'],
  ['2026-03-29T04:00:00+02:00', 'Europe/Berlin', '2026-03-29'],
  ['2026-10-25T03:59:00+01:00', 'Europe/Berlin', '2026-10-24'],
  ['2026-10-25T04:00:00+01:00', 'Europe/Berlin', '2026-10-25'],
  // By half an hour, and over a whole day.
  ['2026-10-04T04:00:00+11:00', 'Australia/Lord_Howe', '2026-10-04'],
  ['2011-12-31T04:00:00+14:00', 'Pacific/Apia', '2011-12-31'],
])('%s in %s is of the day of study %s', (iso, zone, date) => {
  expect(dateAt(iso, zone)).toBe(date);
});

test.each([
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'UTC',
])('a day of study begins at four on every day of a year: %s', (zone) => {
  const zoneAt = zoneOf(zone);
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  const first = Math.floor(Date.UTC(2026, 0, 1) / 86_400_000);
  for (let day = first; day < first + 365; day += 1) {
    const start = startOfDay(day, zoneAt);
    expect(clock.format(start), dateOfDay(day)).toBe('04:00');
    expect(dayOf(momentAt(start - 1, zoneAt))).toBe(day - 1);
  }
});
