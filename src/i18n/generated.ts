// Written by script/messages.ts from src/i18n/messages. Do not edit.

/** Every message, and the arguments it takes. */
export interface Messages {
  'common.back': null
  'common.cancel': null
  'common.change': null
  'common.choose_one': null
  'common.close': null
  'common.contact': null
  'common.email': null
  'common.emergency': { number: string | number }
  'common.error': null
  'common.error_number': { number: string | number }
  'common.errors_title': { count: number }
  'common.home': null
  'common.hours': null
  'common.language': null
  'common.languages': null
  'common.late_by': { time: string | number }
  'common.mark.done': null
  'common.mark.due_soon': null
  'common.mark.ended': null
  'common.mark.late': null
  'common.mark.waiting': null
  'common.mark.working': null
  'common.mark.your_turn': null
  'common.more': null
  'common.nav': null
  'common.nav_find': null
  'common.nav_near': null
  'common.nav_report': null
  'common.nav_staff': null
  'common.new_window': null
  'common.next': null
  'common.next_page': null
  'common.optional': null
  'common.page_title': { page: string | number; city: string | number }
  'common.phone': null
  'common.photo_number': { number: string | number }
  'common.previous_page': null
  'common.required': null
  'common.resolution.completed': null
  'common.resolution.no_action_needed': null
  'common.resolution.referred': null
  'common.resolution.withdrawn': null
  'common.save': null
  'common.search': null
  'common.show_all': null
  'common.skip': null
  'common.status.done': null
  'common.status.ended': null
  'common.status.in_work': null
  'common.status.planned': null
  'common.status.received': null
  'common.status.waiting': null
  'common.status.with_agency': null
  'common.step': { step: string | number; count: string | number }
  'common.step_current': null
  'common.step_done': null
  'common.step_to_come': null
  'common.steps': null
  'common.to_home': null
  'common.visit': null
  'common.waits_on.customer': null
  'common.waits_on.materials': null
  'common.waits_on.other': null
  'common.waits_on.partner': null
  'common.waits_on.weather': null
  'notify.accepted.next': null
  'notify.accepted.subject': { agency: string | number; number: string | number }
  'notify.accepted.title': { agency: string | number }
  'notify.button': null
  'notify.closed.not_fixed': null
  'notify.closed.not_fixed_button': null
  'notify.closed.photo': { count: number }
  'notify.closed.subject': { number: string | number; resolution: string | number }
  'notify.fact.number': null
  'notify.fact.place': null
  'notify.fact.promised': null
  'notify.fact.service': null
  'notify.held.for_you': null
  'notify.held.next': { reason: string | number }
  'notify.held.subject': { number: string | number }
  'notify.held.title': null
  'notify.moved.next': null
  'notify.moved.subject': { number: string | number; date: string | number }
  'notify.moved.title': { date: string | number }
  'notify.no_reply': null
  'notify.note.subject': { number: string | number }
  'notify.note.title': null
  'notify.planned.next': null
  'notify.planned.subject': { number: string | number; date: string | number }
  'notify.planned.title': { date: string | number }
  'notify.promise.after_hours': null
  'notify.promise.because': { reason: string | number }
  'notify.promise.by': { date: string | number }
  'notify.promise.closed_days': { days: string | number }
  'notify.promise.hours': { count: number }
  'notify.promise.minutes': { count: number }
  'notify.promise.none': null
  'notify.promise.working_days': { count: number }
  'notify.question.button': null
  'notify.question.next': null
  'notify.question.subject': { number: string | number }
  'notify.question.title': { agency: string | number }
  'notify.received.next': { agency: string | number }
  'notify.received.subject': { number: string | number; service: string | number }
  'notify.received.title': null
  'notify.reopened.next': { agency: string | number }
  'notify.reopened.subject': { number: string | number }
  'notify.reopened.title': null
  'notify.stop': null
  'notify.why': { number: string | number; city: string | number }
  'notify.withdrawn.next': null
  'notify.withdrawn.subject': { number: string | number }
  'notify.withdrawn.title': null
  'notify.words': { agency: string | number }
  'notify.yours_alone': null
  'refusal.busy': null
  'refusal.cross_site': null
  'refusal.description_too_long': { limit: string | number }
  'refusal.failed': null
  'refusal.forbidden': null
  'refusal.kind.conflict': null
  'refusal.kind.forbidden': null
  'refusal.kind.invalid': null
  'refusal.kind.not_found': null
  'refusal.no_city_here': null
  'refusal.no_such_page': null
  'refusal.outside_city': null
  'refusal.place_needed': null
  'refusal.request_cannot_move': null
  'refusal.request_changed': null
  'refusal.request_not_found': null
  'refusal.sign_in_first': null
  'refusal.title.busy': null
  'refusal.title.conflict': null
  'refusal.title.failed': null
  'refusal.title.forbidden': null
  'refusal.title.invalid': null
  'refusal.title.not_found': null
  'refusal.title.too_large': null
  'refusal.title.too_many': null
  'refusal.too_large': null
  'refusal.too_many': null
}

export type MessageKey = keyof Messages
